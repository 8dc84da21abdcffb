using System.IO;

public class Orders : Controller
{
    public void Place(Customer customer, HttpContext context)
    {
        // ruleid: csharp-private-data-exposed
        logger.LogInformation("order of " + customer.PhoneNumber);
        // ruleid: csharp-private-data-exposed
        context.Response.Cookies["where"].Value = customer.PostCode;
        // ruleid: csharp-private-data-exposed
        Response.Cookies.Append("born", customer.DateOfBirth);
        // ruleid: csharp-private-data-exposed
        context.Response.Cookies["area"].Value = context.Request.Form["postcode"];
        var writer = new StreamWriter("orders.txt");
        // ruleid: csharp-private-data-exposed
        writer.WriteLine(customer.GetTelephone());
        var hidden = new StreamWriter(new CryptoStream(stream, encryptor, CryptoStreamMode.Write));
        // ok: csharp-private-data-exposed
        hidden.WriteLine(customer.GetTelephone());
        // ok: csharp-private-data-exposed
        writer.WriteLine(customer.Id);
        // ok: csharp-private-data-exposed
        logger.LogInformation("order of {Id}", customer.Id);
        // ok: csharp-private-data-exposed
        logger.LogWarning("not valid: {Field}", customer.IsPhoneNumberValid);
        // ok: csharp-private-data-exposed
        Response.Cookies.Append("theme", customer.Theme);
    }
}
