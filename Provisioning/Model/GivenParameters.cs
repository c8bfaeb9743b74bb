using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace WpAspire.Provisioning.Model;

/// <summary>The parameters that have a value in the configuration. A publish needs to know which, and never the value of a secret.</summary>
public sealed class GivenParameters
{
    private readonly HashSet<string> _keys;

    private GivenParameters(IEnumerable<string> keys) => _keys = new(keys.Select(Normalize), StringComparer.OrdinalIgnoreCase);

    /// <summary>No parameters.</summary>
    public static GivenParameters None { get; } = new([]);

    /// <summary>Reads which parameters the configuration has a value for.</summary>
    /// <param name="configuration">The configuration.</param>
    public static GivenParameters Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(configuration.AsEnumerable().Where(static c => c.Value is not null).Select(static c => c.Key));
    }

    /// <summary>The value of a parameter in the configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">The parameter's name.</param>
    internal static string? ValueOf(IConfiguration configuration, string name) =>
        configuration[$"Parameters:{name}"] ?? configuration[Normalize($"Parameters:{name}")];

    /// <summary>Whether somebody has given a value.</summary>
    /// <param name="parameter">The parameter.</param>
    public bool Contains(ParameterResource parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return _keys.Contains(Normalize(ConfigurationKeyOf(parameter)));
    }

    /// <summary>The key that a parameter's value has in the configuration: Aspire keeps it to itself.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_ConfigurationKey")]
    private static extern string ConfigurationKeyOf(ParameterResource parameter);

    // A shell cannot set an environment variable with a hyphen in its name.
    private static string Normalize(string key) => key.Replace('-', '_');
}
