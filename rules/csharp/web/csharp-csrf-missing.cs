public class ItemsController : Controller
{
    [HttpPost]
    // ruleid: csharp-csrf-missing
    public IActionResult Save(Item item) { return Ok(); }

    [HttpDelete]
    // ruleid: csharp-csrf-missing
    public IActionResult Remove(int id) { return Ok(); }

    [HttpPost("/items")]
    // ruleid: csharp-csrf-missing
    public IActionResult Add(Item item) { return Ok(); }

    [HttpPost]
    [ValidateAntiForgeryToken]
    // ok: csharp-csrf-missing
    public IActionResult Right(Item item) { return Ok(); }

    [HttpPost]
    // ok: csharp-csrf-missing
    public IActionResult Take([FromBody] Item item) { return Ok(); }

    [HttpGet]
    // ok: csharp-csrf-missing
    public IActionResult Show(int id) { return Ok(); }
}

[ApiController]
public class ApiItems : ControllerBase
{
    [HttpPost]
    // ok: csharp-csrf-missing
    public IActionResult Save(Item item) { return Ok(); }
}
