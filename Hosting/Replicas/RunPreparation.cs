using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using WpAspire.Hosting.Images;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Replicas;

/// <summary>
/// Prepares the model for a run, when all of the program has been read and before Aspire's orchestrator looks at it: images
/// get the names of their content, and replica sets their replicas.
/// </summary>
internal sealed class RunPreparation(
    SiteSecrets secrets, ContainerRuntime runtime, ContentImages images, VolumeHolder holder, VolumeOwnership owners, LoadBalancerFactory balancers, ReplicaSets sets, ResourceStates states,
    TelemetryRelay telemetry, ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services, IDistributedApplicationEventing eventing) : IDistributedApplicationEventingSubscriber
{
    /// <inheritdoc/>
    public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        eventing.Subscribe<BeforeStartEvent>((started, token) => PrepareAsync(started.Model, token));
        eventing.Subscribe<BeforeResourceStartedEvent>((starting, token) => BeforeStartAsync(starting.Resource, token));
        eventing.Subscribe<InitializeResourceEvent>((initialized, token) => initialized.Resource is ReplicaResource replica ? InterceptAsync(replica)
            : sets.Of(initialized.Resource) is { } set ? StartAsync(set, token) : Task.CompletedTask);
        return Task.CompletedTask;
    }

    private async Task PrepareAsync(DistributedApplicationModel model, CancellationToken cancellationToken)
    {
        states.Begin();
        secrets.EnsureWritable();
        if (model.Resources.Any(static r => r.IsContainer()))
        {
            await RuntimeCheck.EnsureAsync(runtime, cancellationToken);
        }

        var containers = model.Resources.OfType<ContainerResource>().ToList();
        foreach (var resource in containers)
        {
            await images.NameAsync(resource, cancellationToken);
        }

        telemetry.Tell(model);
        images.BeginLooking(containers, cancellationToken);
        foreach (var resource in containers)
        {
            if (resource.Annotations.OfType<ReplicaSetAnnotation>().LastOrDefault() is { } annotation)
            {
                sets.Add(await CreateAsync(model, resource, annotation.MaxReplicas, cancellationToken));
            }
        }
    }

    private async Task<ReplicaSet> CreateAsync(DistributedApplicationModel model, ContainerResource owner, int most, CancellationToken cancellationToken)
    {
        var wanted = owner.Annotations.OfType<ExplicitStartupAnnotation>().Any() ? 0 : owner.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        ReplicaRules.Ensure(owner, wanted, model);
        var replicas = ReplicaModel.Expand(model, owner, wanted, ReplicaRules.Objection(owner) is null ? most : 1);
        owner.Annotations.Add(new ResourceSnapshotAnnotation(new CustomResourceSnapshot
        {
            ResourceType = TypeName(owner),
            Properties = [],
            State = wanted > 0 ? KnownResourceStates.Starting : KnownResourceStates.NotStarted,
            CreationTimeStamp = DateTime.UtcNow,
        }));
        return new ReplicaSet(
            owner, replicas, wanted, await balancers.CreateAsync(owner, cancellationToken), states, notifications,
            stopped => eventing.PublishAsync(new ResourceStoppedEvent(owner, services, stopped), CancellationToken.None), loggers.GetLogger(owner));
    }

    // A plain container's own name would promise what it no longer is.
    private static string TypeName(ContainerResource owner)
    {
        const string Suffix = "Resource";
        var name = owner.GetType().Name;
        return owner.GetType() == typeof(ContainerResource) || !name.EndsWith(Suffix, StringComparison.Ordinal) ? "ReplicaSet" : name[..^Suffix.Length];
    }

    private async Task BeforeStartAsync(IResource resource, CancellationToken cancellationToken)
    {
        try
        {
            await images.EnsureAsync(resource, cancellationToken);
            await holder.WaitAsync(resource, cancellationToken);
            await owners.EnsureAsync(resource, cancellationToken);
            if (resource is ReplicaResource)
            {
                await notifications.PublishUpdateAsync(resource, static s => s with { IsHidden = false });
            }
        }
        catch (DistributedApplicationException exception)
        {
            throw new ResourceStartException(exception.Message);
        }
    }

    private async Task StartAsync(ReplicaSet set, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(set.Owner);
        try
        {
            await set.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            logger.LogError("{Message}", exception.Message);
            await notifications.PublishUpdateAsync(set.Owner, static s => s with { State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) });
            return;
        }

        foreach (var listener in set.Balancers.Values.SelectMany(static b => b.Listeners))
        {
            logger.LogInformation("the load balancer listens on {Scheme}://{Address}:{Port}", listener.IsHttps ? "https" : "http", listener.Address, listener.Port);
        }

        await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(set.Owner, services), cancellationToken);
        if (set.Owner is IResourceWithConnectionString)
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(set.Owner, services), cancellationToken);
        }

        await eventing.PublishAsync(new BeforeResourceStartedEvent(set.Owner, services), EventDispatchBehavior.NonBlockingSequential, cancellationToken);
    }

    // Aspire's own commands know nothing of the requests that a replica has.
    private Task InterceptAsync(ReplicaResource replica)
    {
        foreach (var command in replica.Annotations.OfType<ResourceCommandAnnotation>().Where(static c => c.Name == KnownResourceCommands.StopCommand || c.Name == KnownResourceCommands.RestartCommand).ToList())
        {
            replica.Annotations.Remove(command);
            replica.Annotations.Add(Drained(command, replica));
        }

        return Task.CompletedTask;
    }

    private ResourceCommandAnnotation Drained(ResourceCommandAnnotation command, ReplicaResource replica) => new(
        command.Name,
        command.DisplayName,
        command.UpdateState,
        async context =>
        {
            var set = sets.Of(replica)!;
            await set.DrainAsync(replica, context.CancellationToken);
            var result = await command.ExecuteCommand(context);
            if (!result.Success)
            {
                set.Return(replica);
            }

            return result;
        },
        command.DisplayDescription,
        command.Arguments,
        command.ConfirmationMessage,
        command.IconName,
        command.IconVariant,
        command.IsHighlighted);
}
