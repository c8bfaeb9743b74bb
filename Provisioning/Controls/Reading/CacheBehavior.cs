using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>How a distribution answers for some paths.</summary>
/// <param name="ViewerProtocol">What visitors may speak.</param>
/// <param name="ResponseHeaders">The policy that adds headers.</param>
internal sealed record CacheBehavior(Input<string>? ViewerProtocol, Input<string>? ResponseHeaders)
{
    /// <summary>All behaviors of a distribution, the default one first.</summary>
    public static IEnumerable<CacheBehavior> Of(Distribution distribution)
    {
        var standard = distribution.Args.DefaultCacheBehavior.Value;
        yield return new(standard?.ViewerProtocolPolicy, standard?.ResponseHeadersPolicyId);
        foreach (var behavior in distribution.Args.OrderedCacheBehaviors.Objects())
        {
            yield return new(behavior.ViewerProtocolPolicy, behavior.ResponseHeadersPolicyId);
        }
    }
}
