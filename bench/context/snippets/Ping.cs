public class PingController : Microsoft.AspNetCore.Mvc.Controller
{
    public void Ping()
    {
        string host = Request.Query["host"];
        System.Diagnostics.Process.Start("ping", host); // @BAD csharp-command
    }
}
