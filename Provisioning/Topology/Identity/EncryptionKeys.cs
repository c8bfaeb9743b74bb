using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The keys that data at rest is encrypted with: a key encrypts only what is in its own region.</summary>
/// <param name="context">What all parts work with.</param>
/// <param name="key">The customer's own key in the site's region; <see langword="null"/> for AWS' own keys.</param>
internal sealed class EncryptionKeys(TopologyContext context, Key? key)
{
    private readonly Dictionary<string, Key> _elsewhere = new(StringComparer.Ordinal);

    /// <summary>The customer's own key in the site's region; <see langword="null"/> for AWS' own keys.</summary>
    public Key? Key => key;

    /// <summary>That key's ARN; <see langword="null"/> for AWS' own keys.</summary>
    public Input<string>? Arn { get; } = key?.Arn;

    /// <summary>The ARN of the customer's own key in a region, which is added with the first thing there; <see langword="null"/> for AWS' own keys.</summary>
    /// <param name="region">The region; <see langword="null"/> for the site's.</param>
    public Input<string>? ArnIn(string? region)
    {
        if (key is null || region is null || region == context.Region)
        {
            return Arn;
        }

        if (!_elsewhere.TryGetValue(region, out var other))
        {
            _elsewhere.Add(region, other = Encryption.CreateKey(context, region));
        }

        return other.Arn;
    }
}
