using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.CloudFront.Inputs;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// CloudFront: files that do not change are served from near the visitor; pages are asked for at the site every time.
/// It reaches the load balancer inside the network (a VPC origin), where nobody else can.
/// </summary>
internal sealed class ContentDelivery
{
    // Policies that AWS itself keeps, the same in every account: nothing is cached, and everything is passed on.
    private const string CachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    private const string AllViewer = "216adef6-5c7f-47e4-b989-5492eafa07d3";

    // The name of the site alone, by which the load balancer knows it. What else is not in the key of a file is not sent: an answer that depends on a cookie would be kept for everybody.
    private const string HostOnly = "bf0718e1-ba1e-49d1-88b1-f726733018ab";

    private const int HstsSeconds = 31536000;

    // Of origins; comments may be twice as long, and have no more in them.
    private const int NameLimit = 64;

    private readonly CachePolicy _files;
    private readonly ResponseHeadersPolicy _headers;
    private readonly LogBucket? _logs;

    private ContentDelivery(CachePolicy files, ResponseHeadersPolicy headers, LogBucket? logs)
    {
        _files = files;
        _headers = headers;
        _logs = logs;
    }

    /// <summary>Adds what all distributions share.</summary>
    public static ContentDelivery Create(TopologyContext context)
    {
        var options = context.Options.CloudFront;
        var files = context.Add(new CachePolicy("files-cache", new CachePolicyArgs
        {
            Comment = $"Files of {context.SiteName}",
            MinTtl = 0,
            DefaultTtl = options.StaticTtlSeconds,
            MaxTtl = options.StaticTtlSeconds,
            ParametersInCacheKeyAndForwardedToOrigin = new CachePolicyParametersInCacheKeyAndForwardedToOriginArgs
            {
                EnableAcceptEncodingBrotli = true,
                EnableAcceptEncodingGzip = true,
                CookiesConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigArgs { CookieBehavior = "none" },
                HeadersConfig = HeadersOfKey(context),
                // WordPress tells a new version of a file by ?ver=.
                QueryStringsConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfigArgs { QueryStringBehavior = "all" },
            },
        }));
        var headers = context.Add(new ResponseHeadersPolicy("response-headers", new ResponseHeadersPolicyArgs
        {
            Comment = $"Security headers of {context.SiteName}",
            SecurityHeadersConfig = new ResponseHeadersPolicySecurityHeadersConfigArgs
            {
                StrictTransportSecurity = new ResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurityArgs { AccessControlMaxAgeSec = HstsSeconds, Override = true },
                ContentTypeOptions = new ResponseHeadersPolicySecurityHeadersConfigContentTypeOptionsArgs { Override = true },
                // The site may know better, as for the frames of its customizer.
                FrameOptions = new ResponseHeadersPolicySecurityHeadersConfigFrameOptionsArgs { FrameOption = "SAMEORIGIN", Override = false },
                ReferrerPolicy = new ResponseHeadersPolicySecurityHeadersConfigReferrerPolicyArgs { ReferrerPolicy = "strict-origin-when-cross-origin", Override = false },
            },
        }));
        return new(files, headers, options.AccessLogs ? LogBucket.CreateForCloudFront(context) : null);
    }

    /// <summary>Adds the distribution of a site.</summary>
    public Distribution AddDistribution(TopologyContext context, PublicEndpoint endpoint, Certificates certificates, WebAcl? firewall, UploadsBucket? uploads)
    {
        var name = endpoint.Workload.Name;
        var origin = context.Add(new VpcOrigin(
            $"{name}-origin",
            new VpcOriginArgs
            {
                VpcOriginEndpointConfig = new VpcOriginVpcOriginEndpointConfigArgs
                {
                    Name = LogicalNames.Shorten($"{context.StackName}-{name}", NameLimit),
                    Arn = endpoint.LoadBalancer.Arn,
                    HttpPort = 80,
                    HttpsPort = 443,
                    OriginProtocolPolicy = "https-only",
                    OriginSslProtocols = new VpcOriginVpcOriginEndpointConfigOriginSslProtocolsArgs { Items = ["TLSv1.2"], Quantity = 1 },
                },
                Tags = context.NameTag(name),
            },
            new() { DependsOn = [endpoint.Listener] }));

        var arguments = new DistributionArgs
        {
            Enabled = true,
            Comment = LogicalNames.Shorten($"{name} of {context.StackName}", 2 * NameLimit),
            Aliases = [.. context.NamesOf(endpoint.Workload)!.All.Select(static n => (Input<string>)n)],
            IsIpv6Enabled = true,
            HttpVersion = "http2and3",
            PriceClass = context.Options.CloudFront.PriceClass,
            WebAclId = firewall?.Arn,
            Origins =
            [
                new DistributionOriginArgs
                {
                    OriginId = name,
                    DomainName = endpoint.LoadBalancer.DnsName,
                    VpcOriginConfig = new DistributionOriginVpcOriginConfigArgs
                    {
                        VpcOriginId = origin.Id,
                        // As long as the site may take over a request.
                        OriginReadTimeout = Math.Min(60, context.Options.LoadBalancer.IdleTimeoutSeconds),
                        // Shorter than the load balancer's, or a request meets a connection that it has just closed.
                        OriginKeepaliveTimeout = Math.Clamp(context.Options.LoadBalancer.IdleTimeoutSeconds - 1, 1, 60),
                    },
                },
            ],
            DefaultCacheBehavior = Pages(name),
            OrderedCacheBehaviors = [.. PathsOfFiles(endpoint).Select(path => (Input<DistributionOrderedCacheBehaviorArgs>)Files(name, path))],
            Restrictions = new DistributionRestrictionsArgs { GeoRestriction = new DistributionRestrictionsGeoRestrictionArgs { RestrictionType = "none" } },
            ViewerCertificate = new DistributionViewerCertificateArgs
            {
                AcmCertificateArn = certificates.Edge(endpoint.Workload),
                SslSupportMethod = "sni-only",
                MinimumProtocolVersion = "TLSv1.2_2021",
            },
            Tags = context.NameTag(name),
        };
        if (uploads is { IsInUse: true })
        {
            UploadsDelivery.AddTo(context, arguments, uploads, _headers);
        }

        if (_logs is not null)
        {
            arguments.LoggingConfig = new DistributionLoggingConfigArgs { Bucket = _logs.Bucket.BucketDomainName, Prefix = name, IncludeCookies = false };
        }

        return context.Add(new Distribution($"{name}-distribution", arguments, new() { DependsOn = _logs is null ? [] : [_logs.Ready] }));
    }

    // The sites of a network of subdirectories have the same files below their own.
    private static string[] PathsOfFiles(PublicEndpoint endpoint) =>
        ["/wp-content/*", "/wp-includes/*", .. endpoint.Workload.Site?.Multisite == MultisiteMode.Subdirectories ? ["/*/wp-content/*", "/*/wp-includes/*"] : Array.Empty<string>()];

    // With several names, what one of them gets (a redirection, above all) is not for the others.
    private static CachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigArgs HeadersOfKey(TopologyContext context) => context.HasOtherNames
        ? new() { HeaderBehavior = "whitelist", Headers = new CachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigHeadersArgs { Items = ["Host"] } }
        : new() { HeaderBehavior = "none" };

    private DistributionDefaultCacheBehaviorArgs Pages(string origin) => new()
    {
        TargetOriginId = origin,
        ViewerProtocolPolicy = "redirect-to-https",
        AllowedMethods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
        CachedMethods = ["GET", "HEAD"],
        Compress = true,
        CachePolicyId = CachingDisabled,
        OriginRequestPolicyId = AllViewer,
        ResponseHeadersPolicyId = _headers.Id,
    };

    private DistributionOrderedCacheBehaviorArgs Files(string origin, string path) => new()
    {
        PathPattern = path,
        TargetOriginId = origin,
        ViewerProtocolPolicy = "redirect-to-https",
        AllowedMethods = ["GET", "HEAD", "OPTIONS"],
        CachedMethods = ["GET", "HEAD"],
        Compress = true,
        CachePolicyId = _files.Id,
        OriginRequestPolicyId = HostOnly,
        ResponseHeadersPolicyId = _headers.Id,
    };
}
