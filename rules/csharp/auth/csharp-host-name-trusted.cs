using System.Net;

public class Partners
{
    public bool MayRead(IPAddress address, HttpContext context, string partner)
    {
        // ruleid: csharp-host-name-trusted
        if (Dns.GetHostEntry(address).HostName == "partner.example.org") return true;
        var host = Dns.GetHostByAddress(address);
        // ruleid: csharp-host-name-trusted
        if (host.HostName.EndsWith(".example.org")) return true;
        IPHostEntry entry = Find(address);
        // ruleid: csharp-host-name-trusted
        if (entry.HostName == "partner.example.org") return true;
        // ruleid: csharp-host-name-trusted
        if (context.Request.UserHostName == "partner.example.org") return true;
        // ok: csharp-host-name-trusted
        if (address.Equals(IPAddress.Loopback)) return true;
        // ok: csharp-host-name-trusted
        if (host.HostName == Dns.GetHostName()) return true;
        // ok: csharp-host-name-trusted
        if (new Uri(partner).Host == "partner.example.org") return true;
        // ok: csharp-host-name-trusted
        return host.AddressList.Length == 0;
    }
}
