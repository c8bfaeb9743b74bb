using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Options;

/// <summary>An image in a private registry of ECR, which has rights to be asked for.</summary>
/// <param name="AccountId">The account of the registry.</param>
/// <param name="Region">The region of the registry.</param>
/// <param name="Repository">The repository in it.</param>
internal sealed partial record PrivateImage(string AccountId, string Region, string Repository)
{
    /// <summary>Reads the name of an image; nothing where it is in any other registry.</summary>
    public static PrivateImage? Of(string image) => Name().Match(image) is { Success: true } match
        ? new(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["repository"].Value)
        : null;

    [GeneratedRegex(@"^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?/(?<repository>[^:@]+)")]
    private static partial Regex Name();
}
