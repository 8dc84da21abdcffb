using System.Windows.Markup;

public class ViewController : Controller
{
    public IActionResult Show(string view)
    {
        // ruleid: csharp-deserialization
        var page = XamlReader.Parse(view);
        // ruleid: csharp-deserialization
        var other = XamlReader.Parse(Request.Form["view"]);
        // ruleid: csharp-deserialization
        var reader = new ResourceReader(Request.Body);
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto };
        // ruleid: csharp-deserialization
        var named = JsonConvert.DeserializeObject<Cart>(view, settings);
        var bound = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto, SerializationBinder = binder };
        // ok: csharp-deserialization
        var known = JsonConvert.DeserializeObject<Cart>(view, bound);
        // ok: csharp-deserialization
        var plain = JsonConvert.DeserializeObject<Cart>(view);
        // ok: csharp-deserialization
        var text = new StreamReader(Request.Body).ReadToEnd();
        // ok: csharp-deserialization
        var cart = JsonSerializer.Deserialize<Cart>(view);
        // ok: csharp-deserialization
        var own = XamlReader.Parse("<Button/>");
        return Ok(page);
    }
}
