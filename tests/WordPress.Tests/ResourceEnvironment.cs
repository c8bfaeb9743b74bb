namespace WpAspire.WordPress.Tests;

internal static class ResourceEnvironment
{
    /// <summary>The environment of a resource as expressions, before anything is resolved.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> EnvironmentOfAsync(this IResource resource, IDistributedApplicationBuilder builder)
    {
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, resource, [], TestContext.Current.CancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    /// <summary>The arguments that the container runtime gets for a resource.</summary>
    public static async Task<List<string>> RuntimeArgumentsAsync(this IResource resource)
    {
        var context = new ContainerRuntimeArgsCallbackContext([], TestContext.Current.CancellationToken);
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return [.. context.Args.Select(static a => a.ToString()!)];
    }
}
