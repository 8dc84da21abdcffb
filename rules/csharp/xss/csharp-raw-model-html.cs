namespace Shop.Views
{
    public class Views_Home_Index : global::Microsoft.AspNetCore.Mvc.Razor.RazorPage<Customer>
    {
        public async override Task ExecuteAsync()
        {
            WriteLiteral("<h1>");
            // ruleid: csharp-raw-model-html
            Write(Html.Raw(Model.Name));
            // ruleid: csharp-raw-model-html
            Write(Html.Raw(ViewBag.Title));
            // ruleid: csharp-raw-model-html
            Write(new HtmlString(Model.Address.Street));
            // ruleid: csharp-raw-model-html
            Write(Html.Raw("<b>" + Model.Name));
            // ok: csharp-raw-model-html
            Write(Model.Name);
            // ok: csharp-raw-model-html
            Write(Html.Raw(JsonSerializer.Serialize(Model)));
            // ok: csharp-raw-model-html
            Write(Html.Raw("<br>"));
            // ok: csharp-raw-model-html
            Write(Html.Raw(sanitizer.Sanitize(Model.Name)));
        }
    }

    public class Note : ComponentBase
    {
        // ruleid: csharp-raw-model-html
        public MarkupString Shown => new MarkupString(Model.Text);
    }

    public class Helper
    {
        // ok: csharp-raw-model-html
        public HtmlString Shown => new HtmlString(Model.Text);
    }
}
