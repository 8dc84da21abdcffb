using System.Net;
using System.Net.Http;

public class FetchController : Controller
{
    private readonly HttpClient client = new HttpClient();

    public async Task<IActionResult> Get(string url)
    {
        // ruleid: csharp-ssrf
        var body = await client.GetStringAsync(url);
        // ruleid: csharp-ssrf
        var answer = await client.PostAsync(url, null);
        // ok: csharp-ssrf
        var fixedAnswer = await client.PostAsync("https://api.example.org/", new StringContent(url));
        // ruleid: csharp-ssrf
        var request = WebRequest.Create(url);
        // ruleid: csharp-ssrf
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        // ok: csharp-ssrf
        var own = new HttpRequestMessage(HttpMethod.Get, "https://api.example.org/");
        return Ok(body);
    }

    public async Task<IActionResult> Made(string url, [FromServices] IHttpClientFactory clients)
    {
        var made = clients.CreateClient("plain");
        // ruleid: csharp-ssrf
        var answer = await made.GetAsync(url);
        // ok: csharp-ssrf
        return Ok(await cache.GetAsync(url));
    }

    public async Task<IActionResult> Handed(string url, Api api)
    {
        // ruleid: csharp-ssrf
        return Ok(await api.Client.GetStringAsync(url));
    }
}
