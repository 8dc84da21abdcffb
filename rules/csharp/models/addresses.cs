public class UsersController : Controller
{
    private readonly HttpClient client = new HttpClient();

    public async Task<IActionResult> Show(string id)
    {
        // ok: csharp-ssrf
        await client.GetStringAsync("https://api.example.org/users/" + id);
        // ok: csharp-ssrf
        await client.GetStringAsync($"https://api.example.org/users/{id}");
        // ruleid: csharp-ssrf
        await client.GetStringAsync($"https://{id}.example.org/");
        // ruleid: csharp-ssrf
        await client.GetStringAsync("https://api.example.org" + id);
        // ok: csharp-open-redirect
        if (id == "1") return Redirect("/users/" + id);
        // ok: csharp-open-redirect
        if (id.Length > 9) return Redirect($"~/users/{id}");
        // ruleid: csharp-open-redirect
        if (id.Length > 3) return Redirect("/" + id);
        // ruleid: csharp-open-redirect
        return Redirect(id);
    }
}
