using System;

public class Sample : Controller
{
    public void Open(string path, ProcessStartInfo info)
    {
        // ruleid: csharp-process-start
        Process.Start(path);
        // ruleid: csharp-process-start
        Process.Start(info);
        // ruleid: csharp-process-start
        System.Diagnostics.Process.Start(path, "-a");
        // ok: csharp-process-start
        Process.Start("notepad.exe");
        // ok: csharp-process-start
        process.Start();
        // ok: csharp-process-start
        Process.Start(new ProcessStartInfo("notepad.exe"));
    }
}
