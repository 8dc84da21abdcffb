public class Page : Controller
{
    [ValidateInput(false)]
    // ruleid: csharp-request-validation-off
    public ActionResult Save(string text) { return View(); }

    public void Set(Page page)
    {
        // ruleid: csharp-request-validation-off
        page.ValidateRequest = false;
        // ruleid: csharp-request-validation-off
        page.EnableViewStateMac = false;
        // ok: csharp-request-validation-off
        page.ValidateRequest = true;
        // ok: csharp-request-validation-off
        page.EnableViewStateMac = true;
    }

    [ValidateInput(true)]
    // ok: csharp-request-validation-off
    public ActionResult Right(string text) { return View(); }
}
