using System.Net.Mail;

public class Welcome
{
    public void Send(User user, string password, string resetLink)
    {
        // ruleid: csharp-secret-mailed
        var mail = new MailMessage("shop@example.org", user.Mail, "Welcome", "Your password is " + password);
        // ruleid: csharp-secret-mailed
        mail.Body = $"Your password: {password}";
        // ruleid: csharp-secret-mailed
        mail.Subject = "New password " + user.Password;
        // ok: csharp-secret-mailed
        mail.Subject = "Your password was changed";
        // ok: csharp-secret-mailed
        var settings = new MailMessage(from, to, "Hello", passwordResetUrl);
        // ok: csharp-secret-mailed
        mail.Body = $"Choose a password: {resetLink}";
    }
}
