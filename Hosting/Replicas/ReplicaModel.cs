namespace WpAspire.Hosting.Replicas;

/// <summary>
/// Turns a container into the parent of its replicas. What makes it a container goes to them; what people look at and ask
/// for, its endpoints, URLs, commands and health, stays with it.
/// </summary>
internal static class ReplicaModel
{
    // Aspire's own words, which it keeps to itself.
    private const string ParentRelationship = "Parent";
    private const string ContainerType = "Container";

    /// <summary>Makes the replicas of a resource, and adds them to the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="owner">The resource.</param>
    /// <param name="wanted">How many of the replicas start by themselves.</param>
    /// <param name="most">How many there are to be, at least two: the second takes over while the only one restarts.</param>
    public static IReadOnlyList<ReplicaResource> Expand(DistributedApplicationModel model, ContainerResource owner, int wanted, int most)
    {
        var own = owner.Annotations.ToList();
        List<ReplicaResource> replicas = [];
        for (var number = 1; number <= Math.Max(2, most); number++)
        {
            var replica = new ReplicaResource($"{owner.Name}-{number.ToString(CultureInfo.InvariantCulture)}", owner, number);
            foreach (var annotation in own.Select(ForReplica).OfType<IResourceAnnotation>())
            {
                // HTTP and HTTPS are the load balancer's two ways to one port of the container.
                if (annotation is not EndpointAnnotation endpoint || !replica.Annotations.OfType<EndpointAnnotation>().Any(e => e.TargetPort == endpoint.TargetPort))
                {
                    replica.Annotations.Add(annotation);
                }
            }

            // Other containers find all of them under the name of the whole.
            replica.Annotations.Add(new ContainerNetworkAliasAnnotation(owner.Name));
            replica.Annotations.Add(new ResourceRelationshipAnnotation(owner, ParentRelationship));
            replica.Annotations.Add(new ResourceUrlsCallbackAnnotation(ShowInDetails));
            if (number > wanted)
            {
                replica.Annotations.Add(new ExplicitStartupAnnotation());
                replica.Annotations.Add(new ResourceSnapshotAnnotation(new CustomResourceSnapshot
                {
                    ResourceType = ContainerType,
                    Properties = [],
                    State = KnownResourceStates.NotStarted,
                    IsHidden = true,
                }));
            }

            model.Resources.Add(replica);
            replicas.Add(replica);
        }

        foreach (var annotation in own.Where(BelongsToContainer))
        {
            owner.Annotations.Remove(annotation);
        }

        return replicas;
    }

    // Visitors come by the load balancer: the ways past it would only stand beside its own in the list.
    private static void ShowInDetails(ResourceUrlsCallbackContext context) => context.Urls.ForEach(static u => u.DisplayLocation = UrlDisplayLocation.DetailsOnly);

    // Some remember what they were once asked, and so each replica needs its own.
    private static IResourceAnnotation? ForReplica(IResourceAnnotation annotation) => annotation switch
    {
        EnvironmentCallbackAnnotation environment => new EnvironmentCallbackAnnotation(environment.Callback),
        CommandLineArgsCallbackAnnotation arguments => new CommandLineArgsCallbackAnnotation(arguments.Callback),
        EndpointAnnotation endpoint => new EndpointAnnotation(endpoint.Protocol, "http", endpoint.Transport, endpoint.Name, port: null, endpoint.TargetPort, isExternal: false, isProxied: false),
        ReplicaAnnotation or ReplicaSetAnnotation or ResourceCommandAnnotation or ResourceUrlAnnotation or ResourceUrlsCallbackAnnotation or HealthCheckAnnotation
            or ResourceSnapshotAnnotation or HttpScheduleAnnotation or MetricsAnnotation or ExplicitStartupAnnotation or ResourceIconAnnotation => null,
        _ when IsInstanceName(annotation) => null,
        _ => annotation,
    };

    private static bool BelongsToContainer(IResourceAnnotation annotation) =>
        annotation is ContainerImageAnnotation or DockerfileBuildAnnotation or ContainerMountAnnotation or EnvironmentCallbackAnnotation
            or CommandLineArgsCallbackAnnotation or ContainerRuntimeArgsCallbackAnnotation or ContainerFileSystemCallbackAnnotation
            or ContainerLifetimeAnnotation or ContainerImagePullPolicyAnnotation
        || IsInstanceName(annotation);

    // Aspire has already given the container that it was taken for a name of its own, in a type that it keeps to itself.
    private static bool IsInstanceName(IResourceAnnotation annotation) => annotation.GetType().Name == "DcpInstancesAnnotation";
}
