// The documents of the portal: uploaded, found, shown, converted and exported.
using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.Serialization.Formatters.Binary;
using System.Xml;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json;
using Portal.Data;

namespace Portal.Controllers;

[ApiController]
[Route("api/[controller]")]
public class DocumentsController : ControllerBase
{
    private static readonly string[] AllowedExtensions = { ".pdf", ".png", ".jpg" };
    private static readonly string[] Sortable = { "Title", "CreatedAt" };

    private readonly PortalContext _context;
    private readonly IWebHostEnvironment _environment;
    private readonly IConfiguration _configuration;
    private readonly ILogger<DocumentsController> _logger;

    public DocumentsController(
        PortalContext context,
        IWebHostEnvironment environment,
        IConfiguration configuration,
        ILogger<DocumentsController> logger)
    {
        _context = context;
        _environment = environment;
        _configuration = configuration;
        _logger = logger;
    }

    [HttpGet("search")]
    public async Task<IActionResult> Search([FromQuery] string term, [FromQuery] string sort = "Title")
    {
        var sql = "SELECT * FROM Documents WHERE Title LIKE '%" + term + "%'";
        // ruleid: csharp-sql-injection
        var documents = await _context.Documents.FromSqlRaw(sql).ToListAsync();

        // ok: csharp-sql-injection
        var archived = await _context.Documents
            .FromSqlInterpolated($"SELECT * FROM ArchivedDocuments WHERE Title LIKE {"%" + term + "%"}")
            .ToListAsync();
        // ruleid: csharp-log-injection
        _logger.LogInformation("Search for {Term} found {Count}", term, documents.Count);
        return Ok(documents.Concat(archived));
    }

    [HttpGet]
    public async Task<IActionResult> List([FromQuery] string sort = "Title", [FromQuery] int page = 1)
    {
        if (!Sortable.Contains(sort))
        {
            return BadRequest("unknown column");
        }
        var offset = (page - 1) * 20;
        // ok: csharp-sql-injection
        return Ok(await _context.Documents
            .FromSqlRaw($"SELECT * FROM Documents ORDER BY {sort} OFFSET {offset} ROWS FETCH NEXT 20 ROWS ONLY")
            .ToListAsync());
    }

    [HttpGet("by-owner")]
    public IActionResult ByOwner(string owner)
    {
        var titles = new List<string>();
        using var connection = new SqlConnection(_configuration.GetConnectionString("Portal"));
        connection.Open();
        // ruleid: csharp-sql-injection
        using var command = new SqlCommand($"SELECT Title FROM Documents WHERE Owner = '{owner}'", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            titles.Add(reader.GetString(0));
        }
        return Ok(titles);
    }

    [HttpGet("count")]
    public IActionResult Count(string owner)
    {
        using var connection = new SqlConnection(_configuration.GetConnectionString("Portal"));
        connection.Open();
        // ok: csharp-sql-injection
        using var command = new SqlCommand("SELECT COUNT(*) FROM Documents WHERE Owner = @owner", connection);
        command.Parameters.AddWithValue("@owner", owner);
        return Ok((int)command.ExecuteScalar());
    }

    [HttpPost("upload")]
    public async Task<IActionResult> Upload(IFormFile file)
    {
        if (file == null || file.Length == 0)
        {
            return BadRequest("No file uploaded.");
        }
        var uploads = Path.Combine(_environment.WebRootPath, "uploads");
        Directory.CreateDirectory(uploads);
        var filePath = Path.Combine(uploads, file.FileName);
        // ruleid: csharp-path-traversal
        using (var stream = new FileStream(filePath, FileMode.Create))
        {
            await file.CopyToAsync(stream);
        }
        return Ok(new { file.FileName, file.Length });
    }

    [Authorize]
    [HttpPost("upload-checked")]
    public async Task<IActionResult> UploadChecked(IFormFile file)
    {
        var extension = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (!AllowedExtensions.Contains(extension))
        {
            return BadRequest("This kind of file is not accepted.");
        }
        var path = Path.Combine(_environment.ContentRootPath, "Uploads", $"{Guid.NewGuid()}{extension}");
        // ok: csharp-path-traversal
        await using var stream = System.IO.File.Create(path);
        await file.CopyToAsync(stream);
        return Ok();
    }

    [HttpGet("file/{name}")]
    public IActionResult GetFile(string name)
    {
        // ruleid: csharp-path-traversal
        var bytes = System.IO.File.ReadAllBytes(Path.Combine(_environment.WebRootPath, "uploads", name));
        return File(bytes, "application/octet-stream", name);
    }

    [HttpGet("safe-file")]
    public IActionResult GetSafeFile(string name)
    {
        var root = Path.GetFullPath(Path.Combine(_environment.ContentRootPath, "Uploads") + Path.DirectorySeparatorChar);
        var full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root, StringComparison.Ordinal))
        {
            return NotFound();
        }
        // ok: csharp-path-traversal
        return PhysicalFile(full, "application/octet-stream");
    }

    [HttpPost("unpack")]
    public IActionResult Unpack(IFormFile archive)
    {
        var target = Path.Combine(_environment.ContentRootPath, "unpacked");
        using var zip = new ZipArchive(archive.OpenReadStream());
        foreach (var entry in zip.Entries)
        {
            // ruleid: csharp-archive-extraction
            entry.ExtractToFile(Path.Combine(target, entry.FullName), overwrite: true);
        }
        foreach (var entry in zip.Entries)
        {
            var destination = Path.GetFullPath(Path.Combine(target, entry.FullName));
            if (destination.StartsWith(Path.GetFullPath(target) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                // ok: csharp-archive-extraction
                entry.ExtractToFile(destination);
            }
        }
        return Ok();
    }

    [HttpPost("convert")]
    public IActionResult Convert(string fileName, string format)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                FileName = "/bin/bash",
                // ruleid: csharp-command-injection
                Arguments = $"-c \"libreoffice --headless --convert-to {format} {fileName}\"",
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        process.Start();
        return Ok(process.StandardOutput.ReadToEnd());
    }

    [HttpPost("thumbnail/{id:int}")]
    public IActionResult Thumbnail(int id)
    {
        var start = new ProcessStartInfo("convert") { UseShellExecute = false };
        start.ArgumentList.Add($"/srv/portal/files/{id}.png");
        start.ArgumentList.Add("-resize");
        start.ArgumentList.Add("200x200");
        start.ArgumentList.Add($"/srv/portal/thumbnails/{id}.png");
        // ok: csharp-command-injection
        Process.Start(start);
        return Accepted();
    }

    [HttpPost("import-xml")]
    public IActionResult ImportXml()
    {
        // ruleid: csharp-xml-entities
        var document = new XmlDocument { XmlResolver = new XmlUrlResolver() };
        document.Load(Request.Body);
        return Ok(document.DocumentElement?.Name);
    }

    [HttpPost("import-invoice")]
    public IActionResult ImportInvoice()
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        // ok: csharp-xml-entities
        using var reader = XmlReader.Create(Request.Body, settings);
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);
        return Ok(document.DocumentElement?.Name);
    }

    [HttpPost("restore")]
    public IActionResult Restore([FromBody] string state)
    {
        // ruleid: csharp-unsafe-deserializer
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        // ruleid: csharp-deserialization
        var restored = JsonConvert.DeserializeObject<object>(state, settings);

        // ok: csharp-unsafe-deserializer
        var draft = JsonConvert.DeserializeObject<DocumentDraft>(state);
        return Ok(new { restored, draft });
    }

    [HttpPost("restore-backup")]
    public IActionResult RestoreBackup(IFormFile backup)
    {
        var formatter = new BinaryFormatter();
        // ruleid: csharp-unsafe-deserializer
        var state = formatter.Deserialize(backup.OpenReadStream());
        return Ok(state.GetType().Name);
    }

    [Authorize]
    [HttpPut("{id}")]
    public async Task<IActionResult> Update(int id, Document document)
    {
        // ruleid: csharp-log-injection
        _logger.LogInformation($"Update of {document.Title}");
        try
        {
            // ruleid: csharp-mass-assignment
            _context.Entry(document).State = EntityState.Modified;
            await _context.SaveChangesAsync();
            return NoContent();
        }
        catch (Exception ex)
        {
            // ruleid: csharp-error-shown
            return StatusCode(500, new { error = ex.Message, stackTrace = ex.StackTrace });
        }
    }

    [Authorize]
    [HttpPatch("{id}")]
    public async Task<IActionResult> Rename(int id, DocumentDraft draft)
    {
        try
        {
            var document = await _context.Documents.FindAsync(id);
            document.Title = draft.Title;
            // ok: csharp-mass-assignment
            _context.Update(document);
            await _context.SaveChangesAsync();
            return NoContent();
        }
        catch (DbUpdateException ex)
        {
            _logger.LogError(ex, "Document {Id} cannot be renamed", id);
            // ok: csharp-error-shown
            return StatusCode(500, "The document cannot be renamed.");
        }
    }
}
