using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The cluster, and every container of the model on it.</summary>
internal sealed record Compute
{
    /// <summary>The cluster.</summary>
    public required ComputeCluster Cluster { get; init; }

    /// <summary>The containers of the model, services first.</summary>
    public required IReadOnlyList<DeployedWorkload> Workloads { get; init; }

    /// <summary>Adds the cluster and the containers.</summary>
    public static async Task<Compute> CreateAsync(ComputeInputs inputs, CancellationToken cancellationToken)
    {
        var context = inputs.Context;
        var (endpointsGroup, endpoints) = VpcEndpoints.CreateInterfaces(context, inputs.Network, inputs.Security);
        inputs = inputs with { InterfaceEndpoints = endpoints };
        var cluster = ComputeCluster.Create(inputs, endpointsGroup);
        var groups = context.Model.Workloads.ToDictionary(static w => w, w => inputs.Security.Add(w.Name, $"Tasks of {w.Name}"));

        // All values first: they say who talks to whom, and which names inside the network are needed.
        var resolved = new Dictionary<Workload, (IReadOnlyList<ResolvedVariable> Variables, IReadOnlyList<Input<string>> Arguments)>();
        foreach (var workload in context.Model.Workloads)
        {
            resolved[workload] = (await VariablesAsync(inputs, workload, cancellationToken), await ArgumentsAsync(inputs, workload, cancellationToken));
        }

        Connections.Create(inputs, groups);
        foreach (var group in groups.Values.Where(_ => endpointsGroup is not null))
        {
            inputs.Security.Allow(group, endpointsGroup!, 443, Ec2Capacity.EndpointsRule);
        }

        var deployed = new List<DeployedWorkload>();
        foreach (var workload in InOrder(context.Model))
        {
            var (variables, arguments) = resolved[workload];
            deployed.Add(Deploy(inputs, cluster, workload, groups[workload], variables, arguments, deployed));
        }

        return new() { Cluster = cluster, Workloads = deployed };
    }

    private static DeployedWorkload Deploy(
        ComputeInputs inputs,
        ComputeCluster cluster,
        Workload workload,
        SecurityGroup group,
        IReadOnlyList<ResolvedVariable> variables,
        IReadOnlyList<Input<string>> arguments,
        IReadOnlyList<DeployedWorkload> before)
    {
        var context = inputs.Context;
        var task = ContainerTask.Create(inputs, cluster, workload, group, variables, arguments);
        if (!context.Model.Services.Contains(workload))
        {
            return task;
        }

        var installation = workload.Site is null ? [] : SiteInstallation.Create(inputs, cluster, task, variables);
        var service = ContainerService.Create(inputs, cluster, task, before, installation);
        var site = task with { Service = service.Service, MinTasks = service.MinTasks, MaxTasks = service.MaxTasks };
        if (workload.Site is not null)
        {
            Autoscaling.Create(inputs, cluster, site);
            Cron.Create(inputs, cluster, site);
        }

        return site;
    }

    private static async Task<IReadOnlyList<ResolvedVariable>> VariablesAsync(ComputeInputs inputs, Workload workload, CancellationToken cancellationToken)
    {
        var variables = new List<ResolvedVariable>(SiteVariables.Create(inputs.Context, inputs.Secrets, workload, UploadsBucket.Of(inputs.Uploads, workload)));
        foreach (var (name, value) in workload.Environment)
        {
            variables.Add(await inputs.Resolver.ResolveAsync(workload, name, value, cancellationToken));
        }

        return [.. variables.OrderBy(static v => v.Name, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<Input<string>>> ArgumentsAsync(ComputeInputs inputs, Workload workload, CancellationToken cancellationToken)
    {
        var arguments = new List<Input<string>>();
        foreach (var argument in workload.Arguments)
        {
            arguments.Add(await inputs.Resolver.ResolveArgumentAsync(workload, argument, cancellationToken));
        }

        return arguments;
    }

    // What another waits for comes before it.
    private static List<Workload> InOrder(CloudModel model)
    {
        var ordered = new List<Workload>();
        foreach (var workload in model.Services)
        {
            Visit(workload, []);
        }

        return [.. ordered, .. model.Tasks];

        void Visit(Workload workload, HashSet<Workload> path)
        {
            if (ordered.Contains(workload))
            {
                return;
            }

            if (!path.Add(workload))
            {
                throw new DistributedApplicationException($"The containers {string.Join(" and ", path.Select(static w => $"'{w.Name}'"))} wait for each other: remove one of the waits.");
            }

            foreach (var dependency in model.Services.Where(s => workload.WaitFor.Contains(s.Name)))
            {
                Visit(dependency, path);
            }

            ordered.Add(workload);
        }
    }
}
