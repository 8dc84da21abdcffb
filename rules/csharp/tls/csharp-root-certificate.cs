using System.Security.Cryptography.X509Certificates;

public class Certificates
{
    public void Install(X509Certificate2 certificate, X509Certificate2Collection all)
    {
        var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadWrite);
        // ruleid: csharp-root-certificate
        store.Add(certificate);
        // ruleid: csharp-root-certificate
        store.AddRange(all);
        // ok: csharp-root-certificate
        store.Remove(certificate);

        using (var roots = new X509Store("Root"))
        {
            // ruleid: csharp-root-certificate
            roots.Add(certificate);
        }

        X509Store own = new X509Store(StoreName.My);
        // ok: csharp-root-certificate
        own.Add(certificate);
        // ok: csharp-root-certificate
        chain.ChainPolicy.CustomTrustStore.Add(certificate);
    }
}
