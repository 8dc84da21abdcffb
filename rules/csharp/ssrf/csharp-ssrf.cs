using System;

public class Sample : Controller
{
    public async Task<IActionResult> Fetch(string url, int id)
    {
        HttpClient client = new HttpClient();
        // ruleid: csharp-ssrf
        var page = await client.GetStringAsync(url);
        // ruleid: csharp-ssrf
        var request = WebRequest.Create(Request.Query["url"]);
        // ruleid: csharp-ssrf
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        // ok: csharp-ssrf
        var right = await client.GetStringAsync("https://example.org/");
        // ok: csharp-ssrf
        var item = await client.GetStringAsync("https://example.org/items/" + id);
        // ok: csharp-ssrf
        var search = WebRequest.Create("https://example.org/find?q=" + url);
        return Content(page);
    }
}
