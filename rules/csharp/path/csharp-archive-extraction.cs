using System.IO;
using System.IO.Compression;

public class Unpacker
{
    public void All(ZipArchive archive, string folder)
    {
        foreach (var entry in archive.Entries)
        {
            var target = Path.Combine(folder, entry.FullName);
            // ruleid: csharp-archive-extraction
            entry.ExtractToFile(target, true);
            // ruleid: csharp-archive-extraction
            using var output = new FileStream(folder + "/" + entry.FullName, FileMode.Create);
        }
    }

    public void Tar(TarReader reader, string folder)
    {
        TarEntry entry = reader.GetNextEntry();
        // ruleid: csharp-archive-extraction
        File.WriteAllText(Path.Combine(folder, entry.Name), "");
    }

    public void Checked(ZipArchive archive, string folder)
    {
        var root = Path.GetFullPath(folder + Path.DirectorySeparatorChar);
        foreach (var entry in archive.Entries)
        {
            var target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root, StringComparison.Ordinal)) throw new IOException("outside");
            // ok: csharp-archive-extraction
            entry.ExtractToFile(target, true);
            // ok: csharp-archive-extraction
            entry.ExtractToFile(Path.Combine(folder, entry.Name));
            // ok: csharp-archive-extraction
            entry.ExtractToFile(Path.Combine(folder, Path.GetFileName(entry.FullName)));
        }
    }
}
