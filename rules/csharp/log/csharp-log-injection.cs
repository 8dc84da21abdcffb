using System;

public class Sample : Controller
{
    public IActionResult Login(string name, int id)
    {
        // ruleid: csharp-log-injection
        logger.LogWarning("login of " + name);
        // ruleid: csharp-log-injection
        _log.Info(Request.Query["name"]);
        // ruleid: csharp-log-injection
        logger.LogError("failed: {Name}", name);
        // ok: csharp-log-injection
        logger.LogWarning("login of " + name.Replace("\n", ""));
        // ok: csharp-log-injection
        _log.Info("started");
        // ok: csharp-log-injection
        logger.LogError("failed: {Id}", id);
        return Ok();
    }
}
