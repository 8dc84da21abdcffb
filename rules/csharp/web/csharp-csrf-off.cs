[IgnoreAntiforgeryToken]
// ruleid: csharp-csrf-off
public class PayModel : PageModel
{
    public void Set(WebApplication app)
    {
        // ruleid: csharp-csrf-off
        app.MapPost("/pay", Pay).DisableAntiforgery();
        // ruleid: csharp-csrf-off
        options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
        // ok: csharp-csrf-off
        app.MapPost("/pay", Pay);
        // ok: csharp-csrf-off
        options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
    }
}

[Authorize]
// ok: csharp-csrf-off
public class OtherModel : PageModel { }
