public class UsersController : Controller
{
    [HttpPut("{id}")]
    public async Task<IActionResult> Change(int id, User user)
    {
        // ruleid: csharp-mass-assignment
        _context.Entry(user).State = EntityState.Modified;
        // ruleid: csharp-mass-assignment
        _context.Update(user);
        await _context.SaveChangesAsync();
        return NoContent();
    }

    [HttpPost]
    public async Task<IActionResult> Create([FromBody] User user)
    {
        // ruleid: csharp-mass-assignment
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return Ok();
    }

    [HttpPost]
    public IActionResult CreateFrom(UserDto form)
    {
        var user = new User { Name = form.Name };
        // ok: csharp-mass-assignment
        db.Users.Add(user);
        // ok: csharp-mass-assignment
        db.Forms.Add(form);
        // ok: csharp-mass-assignment
        names.Add(form);
        return Ok();
    }

    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Edit(int id, [Bind("Name,Email")] User user)
    {
        // ok: csharp-mass-assignment
        _context.Update(user);
        return View(user);
    }

    private void Keep(User user)
    {
        // ok: csharp-mass-assignment
        _context.Update(user);
    }
}
