using System;

public class Sample : Controller
{
    public void Make(Random random)
    {
        // ruleid: csharp-insecure-random
        var token = new Random().Next();
        // ruleid: csharp-insecure-random
        string password = "a" + random.Next(1000, 9999);
        // ruleid: csharp-insecure-random
        this.salt = random.Next();
        // ok: csharp-insecure-random
        var rightToken = RandomNumberGenerator.GetInt32(int.MaxValue);
        // ok: csharp-insecure-random
        var colour = random.Next(255);
        // ruleid: csharp-insecure-random
        var nonce = Random.Shared.Next();
        // ruleid: csharp-insecure-random
        var secret = OpenSettings().Rng.Next();
        // ok: csharp-insecure-random
        var nextToken = tokenizer.Next();
        var reader = JsonReader.Of(text);
        // ok: csharp-insecure-random
        nextToken = reader.Next();
        // ok: csharp-insecure-random
        var list = items.OrderBy(item => random.Next());
    }
}
