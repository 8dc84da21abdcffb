using System;

public class Sample : Controller
{
    public void Roll(Random dice)
    {
        // ruleid: csharp-predictable-random
        var a = dice.Next(1, 6);
        // ruleid: csharp-predictable-random
        var b = new Random().Next();
        // ruleid: csharp-predictable-random
        var c = rnd.NextDouble();
        // ok: csharp-predictable-random
        var d = RandomNumberGenerator.GetInt32(6);
        // ok: csharp-predictable-random
        var e = reader.Next();
        // ok: csharp-predictable-random
        var f = generator.GetBytes(4);
    }
}
