public class ItemsController : ControllerBase
{
    public IActionResult Save(Item item)
    {
        try
        {
            store.Save(item);
            return Ok();
        }
        catch (ArgumentException ex)
        {
            // ok: csharp-error-shown
            return BadRequest(ex.Message);
        }
        catch (TimeoutException ex)
        {
            // ruleid: csharp-error-shown
            return Problem(ex.Message);
        }
        catch (IOException ex)
        {
            // ruleid: csharp-error-shown
            return BadRequest(new { error = ex.Message, trace = ex.StackTrace });
        }
        catch (SqlException ex)
        {
            // ruleid: csharp-error-shown
            return StatusCode(500, $"Internal server error: {ex.Message}");
        }
        catch (Exception ex)
        {
            logger.LogError(ex, "cannot save");
            // ruleid: csharp-error-shown
            Response.Write(ex.ToString());
            // ok: csharp-error-shown
            return StatusCode(500, "cannot save");
        }
    }

    public IActionResult Show(int id)
    {
        try
        {
            return Ok(store.Load(id));
        }
        catch (Exception ex)
        {
            logger.LogError(ex.ToString());
            // ok: csharp-error-shown
            return StatusCode(400, ex.Message);
        }
    }
}
