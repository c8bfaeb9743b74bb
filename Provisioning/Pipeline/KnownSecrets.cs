using Microsoft.Extensions.Configuration;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Keeps the secrets that are given out of what is shown, beside those that Pulumi itself masks.</summary>
internal sealed class KnownSecrets(DistributedApplicationModel model, IConfiguration configuration)
{
    private const string Replacement = "******";

    // Shorter ones would mask every other word.
    private const int LeastLength = 4;

    private readonly Lazy<string[]> _values = new(() => [.. Values(model, configuration)]);

    /// <summary>Gives the text with <c>******</c> in the place of each secret.</summary>
    public string Mask(string text) => _values.Value.Aggregate(text, static (t, secret) => t.Replace(secret, Replacement, StringComparison.Ordinal));

    // Whatever is given and is not known to be no secret: some belong to the options, and are no parameters of the model.
    private static IEnumerable<string> Values(DistributedApplicationModel model, IConfiguration configuration)
    {
        var open = model.Resources.OfType<ParameterResource>().Where(static p => !p.Secret).Select(static p => p.Name.Replace('-', '_')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration.GetSection("Parameters").GetChildren()
            .Where(c => c.Value is { Length: >= LeastLength } && !open.Contains(c.Key.Replace('-', '_')))
            .Select(static c => c.Value!)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(static v => v.Length);
    }
}
