using System;

public class Sample : Controller
{
    public object Read(Stream stream, string text)
    {
        // ruleid: csharp-unsafe-deserializer
        var first = new BinaryFormatter().Deserialize(stream);
        BinaryFormatter formatter = new BinaryFormatter();
        // ruleid: csharp-unsafe-deserializer
        var second = formatter.Deserialize(stream);
        // ruleid: csharp-unsafe-deserializer
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        // ok: csharp-unsafe-deserializer
        var right = JsonSerializer.Deserialize<Cart>(stream);
        // ok: csharp-unsafe-deserializer
        var none = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
        // ok: csharp-unsafe-deserializer
        var other = new XmlSerializer(typeof(Cart)).Deserialize(stream);
        return right;
    }
}

public class AnyBinder : SerializationBinder
{
    public override Type BindToType(string assemblyName, string typeName)
    {
        // ruleid: csharp-unsafe-deserializer
        return Type.GetType(typeName);
    }
}

public class CartBinder : SerializationBinder
{
    public override Type BindToType(string assemblyName, string typeName)
    {
        if (typeName != "Shop.Cart") throw new SerializationException("unknown type");
        // ok: csharp-unsafe-deserializer
        return Type.GetType(typeName);
    }
}

public class Types
{
    public Type Find(string typeName)
    {
        // ok: csharp-unsafe-deserializer
        return Type.GetType(typeName);
    }
}
