using System;

public class Sample : Controller
{
    public void Make(SslServerAuthenticationOptions options)
    {
        // ruleid: csharp-insecure-tls-version
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
        // ruleid: csharp-insecure-tls-version
        options.EnabledSslProtocols = SslProtocols.Tls11;
        // ruleid: csharp-insecure-tls-version
        var old = SecurityProtocolType.Ssl3;
        // ok: csharp-insecure-tls-version
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;
        // ok: csharp-insecure-tls-version
        options.EnabledSslProtocols = SslProtocols.None;
        // ok: csharp-insecure-tls-version
        var right = SslProtocols.Tls13;
    }
}
