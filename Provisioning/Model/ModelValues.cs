using System.Globalization;
using Microsoft.Extensions.Logging;

namespace WpAspire.Provisioning.Model;

/// <summary>What the application model says of a container, with values that are still expressions.</summary>
internal static class ModelValues
{
    /// <summary>The environment, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> EnvironmentAsync(
        this IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    /// <summary>The arguments, in their order.</summary>
    public static async Task<IReadOnlyList<object>> ArgumentsAsync(
        this IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context);
        }

        return [.. context.Args];
    }

    /// <summary>What <c>WithContainerRuntimeArgs</c> says.</summary>
    public static async Task<IReadOnlyList<string>> RuntimeArgumentsAsync(this IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(new ContainerRuntimeArgsCallbackContext(arguments, cancellationToken));
        }

        return [.. arguments.Select(static a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")];
    }

    /// <summary>Whether a value is a secret, or has one in it.</summary>
    public static bool IsSecret(object? value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        IResourceBuilder<ParameterResource> builder => builder.Resource.Secret,
        ConnectionStringReference or IResourceWithConnectionString => true,
        IValueWithReferences references => references.References.Any(static r => r is ParameterResource or not IResource && IsSecret(r)),
        _ => false,
    };
}
