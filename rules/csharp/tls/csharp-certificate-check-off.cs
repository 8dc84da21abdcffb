using System;

public class Sample : Controller
{
    public void Make(HttpClientHandler handler)
    {
        // ruleid: csharp-certificate-check-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true;
        // ruleid: csharp-certificate-check-off
        ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true;
        // ruleid: csharp-certificate-check-off
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        // ok: csharp-certificate-check-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None;
        // ok: csharp-certificate-check-off
        handler.ServerCertificateCustomValidationCallback = Check;
        // ok: csharp-certificate-check-off
        handler.CheckCertificateRevocationList = true;
    }
}
