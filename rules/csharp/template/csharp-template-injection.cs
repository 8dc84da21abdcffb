public class MailController : Controller
{
    public IActionResult Preview(string template)
    {
        // ruleid: csharp-template-injection
        var text = Engine.Razor.RunCompile(template, "key", null, new { });
        // ruleid: csharp-template-injection
        var liquid = Template.Parse(Request.Form["liquid"]);
        // ruleid: csharp-template-injection
        var bars = Handlebars.Compile(template);
        // ok: csharp-template-injection
        var other = Handlebars.Compile("Hello {{name}}")(new { name = template });
        // ok: csharp-template-injection
        var short_ = Template.Parse("Hello {{ name }}");
        // ok: csharp-template-injection
        var own = Engine.Razor.RunCompile("Hello @Model.Name", "key", null, new { Name = template });
        return Content(text);
    }
}
