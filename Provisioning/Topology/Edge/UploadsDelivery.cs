using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.CloudFront.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The way from CloudFront to a bucket of uploads: it signs its requests (origin access control), and asks for the library of the media only.</summary>
internal static class UploadsDelivery
{
    /// <summary>Adds origin and behaviors to a distribution, before all that lead to the site.</summary>
    public static void AddTo(TopologyContext context, DistributionArgs distribution, UploadsBucket uploads, ResponseHeadersPolicy headers)
    {
        var name = UploadsBucket.NameOf(uploads.Site);
        var access = context.Add(new OriginAccessControl($"{name}-access", new OriginAccessControlArgs
        {
            Description = $"Uploads of {uploads.Site.Name}",
            OriginAccessControlOriginType = "s3",
            SigningBehavior = "always",
            SigningProtocol = "sigv4",
        }));
        var cache = context.Add(new CachePolicy($"{name}-cache", new CachePolicyArgs
        {
            Comment = $"Uploads of {uploads.Site.Name}",
            MinTtl = 0,
            DefaultTtl = context.Options.CloudFront.StaticTtlSeconds,
            MaxTtl = context.Options.CloudFront.StaticTtlSeconds,
            ParametersInCacheKeyAndForwardedToOrigin = new CachePolicyParametersInCacheKeyAndForwardedToOriginArgs
            {
                EnableAcceptEncodingBrotli = true,
                EnableAcceptEncodingGzip = true,
                CookiesConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigArgs { CookieBehavior = "none" },
                HeadersConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigArgs { HeaderBehavior = "none" },
                // A query of a visitor's would be part of what is signed: S3 changes types and headers by it.
                QueryStringsConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfigArgs { QueryStringBehavior = "none" },
            },
        }));

        distribution.Origins.Add(new DistributionOriginArgs
        {
            OriginId = name,
            DomainName = uploads.Bucket.BucketRegionalDomainName,
            OriginAccessControlId = access.Id,
        });
        distribution.OrderedCacheBehaviors =
        [
            .. uploads.LibraryPaths.Select(path => (Input<DistributionOrderedCacheBehaviorArgs>)new DistributionOrderedCacheBehaviorArgs
            {
                PathPattern = $"/{path}",
                TargetOriginId = name,
                ViewerProtocolPolicy = "redirect-to-https",
                AllowedMethods = ["GET", "HEAD", "OPTIONS"],
                CachedMethods = ["GET", "HEAD"],
                Compress = true,
                CachePolicyId = cache.Id,
                ResponseHeadersPolicyId = headers.Id,
            }),
            .. distribution.OrderedCacheBehaviors!,
        ];
    }
}
