using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Images;

namespace WpAspire.Provisioning.Model;

/// <summary>Reads a container of the application as one that runs on ECS.</summary>
internal static class WorkloadReader
{
    /// <summary>Reads a container.</summary>
    /// <exception cref="DistributedApplicationException">The container has something that ECS has no counterpart for.</exception>
    public static async Task<Workload> ReadAsync(
        ContainerResource container, DistributedApplicationExecutionContext executionContext, ILogger logger, CancellationToken cancellationToken)
    {
        RefuseWhatIsLost(container);
        var runtime = RuntimeOptionsParser.Parse(container.Name, await container.RuntimeArgumentsAsync(cancellationToken));
        RefuseRuntimeOptions(container, runtime);
        var build = await ReadBuildAsync(container, cancellationToken);

        return new()
        {
            Resource = container,
            Build = build,
            ImageName = build is null ? ImageName(container) : null,
            Environment = [.. (await container.EnvironmentAsync(executionContext, logger, cancellationToken)).OrderBy(static e => e.Key, StringComparer.Ordinal)],
            Arguments = [.. await container.ArgumentsAsync(executionContext, logger, cancellationToken)],
            Ports = Ports(container),
            Mounts = Mounts(container),
            WritableDirectories = [.. runtime.Tmpfs.Keys],
            ReadOnlyRoot = runtime.ReadOnlyRoot,
            User = runtime.User,
            DropCapabilities = runtime.CapDrop,
            Init = runtime.Init,
            Replicas = container.GetReplicaCount(),
            WaitFor = [.. container.Annotations.OfType<WaitAnnotation>().Select(static w => w.Resource.Name).Distinct(StringComparer.Ordinal)],
        };
    }

    private static string ImageName(ContainerResource container) =>
        container.TryGetContainerImageName(out var name)
            ? name
            : throw new DistributedApplicationException($"The container '{container.Name}' has no image: give it one with AddContainer, WithImage or WithDockerfile.");

    private static async Task<ImageBuild?> ReadBuildAsync(ContainerResource container, CancellationToken cancellationToken)
    {
        if (container.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault() is not { } build)
        {
            return null;
        }

        if (build.DockerfileFactory is not null)
        {
            throw Lost(container, "a Dockerfile that is made by the program", "write it to a file, and name that in WithDockerfile");
        }

        if (build.BuildSecrets.Count > 0)
        {
            throw Lost(container, $"the build secret '{build.BuildSecrets.Keys.First()}'", "give the build what it needs in another way, such as a file that .dockerignore keeps out of other images");
        }

        var arguments = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in build.BuildArguments)
        {
            arguments[name] = await BuildArgumentAsync(container, name, value, cancellationToken);
        }

        var request = new ImageBuildRequest(container.Name, build.ContextPath, build.DockerfilePath, build.Stage, arguments, new Dictionary<string, string>());
        return new(container.Name, request.ContextPath, request.DockerfilePath, request.Stage, request.Arguments, BuildContextHash.Compute(request));
    }

    // An argument is resolved here and not when the stack is made: the image is named by the hash of all its inputs.
    private static async Task<string> BuildArgumentAsync(ContainerResource container, string name, object? value, CancellationToken cancellationToken)
    {
        if (ModelValues.IsSecret(value))
        {
            throw Lost(container, $"the build argument '{name}', which is a secret,", "build arguments can be read in the image: give the container the secret with WithEnvironment");
        }

        return value switch
        {
            null => "",
            string text => text,
            IResourceBuilder<ParameterResource> parameter => await parameter.Resource.GetValueAsync(cancellationToken) ?? "",
            ParameterResource parameter => await parameter.GetValueAsync(cancellationToken) ?? "",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => throw Lost(container, $"the build argument '{name}' of the type '{value.GetType().Name}'", "a build argument is text, a number or a parameter"),
        };
    }

    private static List<WorkloadPort> Ports(ContainerResource container)
    {
        var ports = new List<WorkloadPort>();
        foreach (var endpoint in container.Annotations.OfType<EndpointAnnotation>())
        {
            if (endpoint.Protocol != ProtocolType.Tcp)
            {
                throw Lost(container, $"the endpoint '{endpoint.Name}', which speaks {endpoint.Protocol}", "endpoints on AWS speak TCP");
            }

            if (endpoint.IsExternal && endpoint.UriScheme is not ("http" or "https"))
            {
                throw Lost(container, $"the external endpoint '{endpoint.Name}' with the scheme '{endpoint.UriScheme}'", "what is reached from outside on AWS speaks HTTP");
            }

            var number = endpoint.TargetPort
                ?? throw new DistributedApplicationException($"The endpoint '{endpoint.Name}' of the container '{container.Name}' has no target port: give it the port that the container listens on.");
            ports.Add(new(endpoint, number, endpoint.IsExternal, HealthPath(container, endpoint)));
        }

        if (ports.Where(static p => p.IsExternal).Skip(1).FirstOrDefault() is { } second)
        {
            throw Lost(container, $"a second external endpoint, '{second.Endpoint.Name}'", "one endpoint of a container can be reached from outside on AWS");
        }

        return ports;
    }

    private static string? HealthPath(ContainerResource container, EndpointAnnotation endpoint)
    {
        // A load balancer that asks for the database, too, would end every instance when the database is away.
        if (container is WordPressResource)
        {
            return null;
        }

        return container.Annotations.OfType<EndpointProbeAnnotation>().LastOrDefault(p => p.EndpointReference.EndpointName == endpoint.Name)?.Path;
    }

    private static List<SharedVolumeMountAnnotation> Mounts(ContainerResource container)
    {
        var shared = container.Annotations.OfType<SharedVolumeMountAnnotation>().ToList();
        foreach (var mount in container.Annotations.OfType<ContainerMountAnnotation>())
        {
            if (mount.Type == ContainerMountType.BindMount)
            {
                throw Lost(container, $"the bind mount at '{mount.Target}'", "a directory of this machine is not there on AWS: put the files into the image, in its Dockerfile, or on a volume of AddSharedVolume");
            }

            if (!shared.Any(s => s.Target == mount.Target && s.Volume.VolumeName == mount.Source))
            {
                throw Lost(container, $"the volume at '{mount.Target}'", "what is to outlive a container on AWS is on a volume of AddSharedVolume, mounted with WithSharedVolume");
            }
        }

        return shared;
    }

    private static void RefuseWhatIsLost(ContainerResource container)
    {
        if (container.Annotations.OfType<ContainerFileSystemCallbackAnnotation>().FirstOrDefault() is { } files)
        {
            throw Lost(container, $"files that are copied to '{files.DestinationPath}'", "put them into the image, in its Dockerfile");
        }

        if (container.Annotations.OfType<WaitAnnotation>().FirstOrDefault(static w => w.WaitType == WaitType.WaitForCompletion) is { } wait)
        {
            throw Lost(container, $"a wait for '{wait.Resource.Name}' to end", "services on AWS do not wait for each other's end: do the work in the image's entry point, or by hand");
        }

        // A site's scheduled work is a schedule of its own in AWS.
        if (container is not WordPressResource && container.Annotations.OfType<HttpScheduleAnnotation>().FirstOrDefault() is { } schedule)
        {
            throw Lost(container, $"the scheduled request '{schedule.Path}'", "make it from the container itself");
        }

        if (container.ShellExecution == true)
        {
            throw Lost(container, "shell execution", "write the shell as the entry point and the command as its arguments");
        }
    }

    private static void RefuseRuntimeOptions(ContainerResource container, RuntimeOptions runtime)
    {
        if (runtime.Privileged)
        {
            throw Lost(container, "--privileged", "a container on AWS has no rights over its host");
        }

        if (runtime.CapAdd.Count > 0)
        {
            throw Lost(container, $"--cap-add {runtime.CapAdd[0]}", "Fargate gives no capability beyond Docker's default ones");
        }

        if (runtime.ExtraHosts.Count > 0)
        {
            throw Lost(container, $"--add-host {runtime.ExtraHosts[0]}", "names on AWS come from DNS");
        }

        if (runtime.Sysctls.Count > 0)
        {
            throw Lost(container, $"--sysctl {runtime.Sysctls.Keys.First()}", "kernel settings are left at AWS' own");
        }
    }

    private static DistributedApplicationException Lost(ContainerResource container, string what, string remedy) =>
        new($"The container '{container.Name}' has {what}, which has no counterpart on AWS: {remedy}.");
}
