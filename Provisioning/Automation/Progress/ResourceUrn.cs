namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>What a resource's unique name says: <c>urn:pulumi:{stack}::{project}::{parent types}${type}::{name}</c>.</summary>
/// <param name="Name">The resource's name in the program, such as <c>web</c>.</param>
/// <param name="Type">Its type as a person writes it, such as <c>aws:ecs:Service</c>.</param>
public sealed record ResourceUrn(string Name, string Type)
{
    private const int Parts = 4;

    /// <summary>Whether it is the stack itself.</summary>
    public bool IsStack => Type == "pulumi:pulumi:Stack";

    /// <summary>Whether it is a provider, which is nothing in the cloud.</summary>
    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>Reads a unique name. A text that is none is taken for a name without a type.</summary>
    public static ResourceUrn Parse(string urn)
    {
        ArgumentNullException.ThrowIfNull(urn);
        var parts = urn.Split("::", Parts);
        return parts.Length == Parts ? new(parts[3], ShortType(parts[2][(parts[2].LastIndexOf('$') + 1)..])) : new(urn, "");
    }

    /// <summary><c>aws:ecs:Service</c> for <c>aws:ecs/service:Service</c>: the file that a type is in is nobody's concern.</summary>
    public static string ShortType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Split(':') is not [var package, var module, var name])
        {
            return type;
        }

        var slash = module.IndexOf('/', StringComparison.Ordinal);
        module = slash < 0 ? module : module[..slash];
        return module == "index" ? $"{package}:{name}" : $"{package}:{module}:{name}";
    }

    /// <summary>Name and type, such as <c>'web' (aws:ecs:Service)</c>.</summary>
    public override string ToString() => Type.Length == 0 ? $"'{Name}'" : $"'{Name}' ({Type})";
}
