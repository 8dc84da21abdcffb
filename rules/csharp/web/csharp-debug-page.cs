using System;

public class Sample : Controller
{
    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
    {
        // ruleid: csharp-debug-page
        app.UseDeveloperExceptionPage();
        if (!env.IsProduction())
        {
            // ruleid: csharp-debug-page
            app.UseDatabaseErrorPage();
        }
        if (env.IsDevelopment())
        {
            // ok: csharp-debug-page
            app.UseDeveloperExceptionPage();
        }
        // ok: csharp-debug-page
        app.UseExceptionHandler("/error");
    }

    public void Show(HttpContext context)
    {
        try { Work(); }
        catch (Exception error)
        {
            // ruleid: csharp-debug-page
            context.Response.Write(error.ToString());
            // ok: csharp-debug-page
            context.Response.Write("failed");
        }
    }
}
