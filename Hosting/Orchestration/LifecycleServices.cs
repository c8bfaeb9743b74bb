using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Orchestration;

/// <summary>What the lifecycles of a run share.</summary>
internal sealed record LifecycleServices
{
    public required IServiceProvider Provider { get; init; }

    public required SiteIdentity Site { get; init; }

    public required EngineConnection Connection { get; init; }

    public required ImageResolver Images { get; init; }

    public required ContainerSpecFactory Specs { get; init; }

    public required ContainerReconciler Reconciler { get; init; }

    public required ResourceUrlSnapshots Urls { get; init; }

    public required ContainerLogs Logs { get; init; }

    public required ReplicaHealth Health { get; init; }

    public required LoadBalancers Balancers { get; init; }

    public required ResourceNotificationService Notifications { get; init; }

    public required ResourceLoggerService Loggers { get; init; }

    public required IDistributedApplicationEventing Eventing { get; init; }

    /// <summary>Cancelled when the application stops.</summary>
    public required CancellationToken ApplicationStopping { get; init; }

    /// <summary>Called when a container came up or went away, since others may be affected.</summary>
    public required Action Changed { get; init; }

    /// <summary>Called when a resource that had been ready cannot be brought back.</summary>
    public required Action<DistributedApplicationException> Failed { get; init; }
}
