using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>The proxy's configuration for a set of replicas: all requests to one of them, no stickiness.</summary>
internal static class ProxyConfiguration
{
    private const string Name = "replicas";

    // As an upload's PHP may take: a debugger stops in the middle of a request.
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromMinutes(10);

    /// <summary>The one route.</summary>
    public static IReadOnlyList<RouteConfig> Routes { get; } =
        [new RouteConfig { RouteId = Name, ClusterId = Name, Match = new RouteMatch { Path = "{**all}" } }];

    /// <summary>The one cluster.</summary>
    /// <param name="backends">The replicas.</param>
    /// <param name="alive">What each replica is asked now and then; <see langword="null"/> for nothing.</param>
    public static IReadOnlyList<ClusterConfig> Clusters(ConcurrentDictionary<string, Backend> backends, EndpointProbeAnnotation? alive) =>
    [
        new ClusterConfig
        {
            ClusterId = Name,
            LoadBalancingPolicy = RotatingLeastRequests.PolicyName,
            Destinations = backends.ToDictionary(static b => b.Key, static b => new DestinationConfig { Address = b.Value.Address.ToString() }),
            HealthCheck = new HealthCheckConfig
            {
                // With none that is known to be well, any is better than none.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = TransportFailures.PolicyName },
                Active = new ActiveHealthCheckConfig
                {
                    Enabled = alive is not null,
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                    Path = alive?.Path,
                    Interval = alive is null ? null : TimeSpan.FromSeconds(alive.PeriodSeconds),
                    Timeout = alive is null ? null : TimeSpan.FromSeconds(alive.TimeoutSeconds),
                },
            },
            Metadata = new Dictionary<string, string>
            {
                [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = (alive?.FailureThreshold ?? 1).ToString(CultureInfo.InvariantCulture),
            },

            // Bytes of headers that are no ASCII pass as they are.
            HttpClient = new HttpClientConfig { RequestHeaderEncoding = "latin1", ResponseHeaderEncoding = "latin1" },
            HttpRequest = new ForwarderRequestConfig
            {
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
                ActivityTimeout = s_longestSilence,
            },
        },
    ];
}
