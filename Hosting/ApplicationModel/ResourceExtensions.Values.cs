using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>Runs the callbacks and resolves the environment variables of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="applicationOperation">
    /// In a run, values are waited for; in a publish, they are given by their names in braces.
    /// </param>
    /// <returns>The variables.</returns>
    public static async ValueTask<Dictionary<string, string>> GetEnvironmentVariableValuesAsync(this IResourceWithEnvironment resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        Dictionary<string, string> result = [];
        await resource.ProcessEnvironmentVariableValuesAsync(
            new DistributedApplicationExecutionContext(applicationOperation),
            (name, _, value, exception) =>
            {
                Rethrow(exception);
                if (value is not null)
                {
                    result[name] = value;
                }
            },
            NullLogger.Instance).ConfigureAwait(false);
        return result;
    }

    /// <summary>Runs the callbacks and resolves the command-line arguments of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="applicationOperation">
    /// In a run, values are waited for; in a publish, they are given by their names in braces.
    /// </param>
    /// <returns>The arguments.</returns>
    public static async ValueTask<string[]> GetArgumentValuesAsync(this IResourceWithArgs resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        List<string> result = [];
        await resource.ProcessArgumentValuesAsync(
            new DistributedApplicationExecutionContext(applicationOperation),
            (_, value, exception, _) =>
            {
                Rethrow(exception);
                if (value is not null)
                {
                    result.Add(value);
                }
            },
            NullLogger.Instance).ConfigureAwait(false);
        return [.. result];
    }

    /// <summary>Runs the callbacks that set environment variables, and resolves each variable.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="executionContext">Whether the application is run or published.</param>
    /// <param name="processValue">
    /// Takes the name of a variable, the object that is its value, the resolved value, and what went wrong.
    /// </param>
    /// <param name="logger">The log of the resource.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    public static async ValueTask ProcessEnvironmentVariableValuesAsync(this IResource resource, DistributedApplicationExecutionContext executionContext, Action<string, object?, string?, Exception?> processValue, ILogger logger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(executionContext);
        ArgumentNullException.ThrowIfNull(processValue);
        ArgumentNullException.ThrowIfNull(logger);

        var variables = await resource.GetEnvironmentAsync(executionContext, logger, cancellationToken).ConfigureAwait(false);
        foreach (var (name, raw) in variables)
        {
            var (value, exception) = await TryResolveAsync(resource, executionContext, raw, cancellationToken).ConfigureAwait(false);
            processValue(name, raw, value, exception);
        }
    }

    /// <summary>Runs the callbacks that add command-line arguments, and resolves each argument.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="executionContext">Whether the application is run or published.</param>
    /// <param name="processValue">
    /// Takes the object that is an argument, the resolved value, what went wrong, and whether the value is a secret.
    /// </param>
    /// <param name="logger">The log of the resource.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    public static async ValueTask ProcessArgumentValuesAsync(this IResource resource, DistributedApplicationExecutionContext executionContext, Action<object?, string?, Exception?, bool> processValue, ILogger logger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(executionContext);
        ArgumentNullException.ThrowIfNull(processValue);
        ArgumentNullException.ThrowIfNull(logger);

        var arguments = await resource.GetArgumentsAsync(executionContext, logger, cancellationToken).ConfigureAwait(false);
        foreach (var raw in arguments)
        {
            var (value, exception) = await TryResolveAsync(resource, executionContext, raw, cancellationToken).ConfigureAwait(false);
            processValue(raw, value, exception, IsSecret(raw));
        }
    }

    /// <summary>Runs the callbacks that set environment variables. Values stay objects.</summary>
    internal static async Task<Dictionary<string, object>> GetEnvironmentAsync(this IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        return context.EnvironmentVariables;
    }

    /// <summary>Runs the callbacks that add command-line arguments. Values stay objects.</summary>
    internal static async Task<IList<object>> GetArgumentsAsync(this IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        return context.Args;
    }

    /// <summary>Resolves one value as it is for a resource.</summary>
    internal static async ValueTask<string?> ResolveValueAsync(this IResource resource, DistributedApplicationExecutionContext executionContext, object? value, CancellationToken cancellationToken)
    {
        switch (value)
        {
            case null or string:
                return (string?)value;
            case IResourceBuilder<IResource> { Resource: IValueProvider } builder:
                return await resource.ResolveValueAsync(executionContext, builder.Resource, cancellationToken).ConfigureAwait(false);
            case IManifestExpressionProvider expression when executionContext.IsPublishMode:
                return expression.ValueExpression;
            case IValueProvider provider:
                return await provider.GetValueAsync(new ValueProviderContext { ExecutionContext = executionContext, Caller = resource }, cancellationToken).ConfigureAwait(false);
            case bool flag:
                return flag ? "true" : "false";
            case IFormattable formattable:
                return formattable.ToString(null, CultureInfo.InvariantCulture);
            default:
                throw new DistributedApplicationException($"The resource '{resource.Name}' has a value of the type '{value.GetType().Name}', which is neither text nor a value provider.");
        }
    }

    /// <summary>Says whether there is a secret in a value.</summary>
    internal static bool IsSecret(object? value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        ConnectionStringReference or IResourceWithConnectionString => true,
        IValueWithReferences references => references.References.Any(r => r is not IResource or ParameterResource && IsSecret(r)),
        _ => false,
    };

    private static async ValueTask<(string? Value, Exception? Exception)> TryResolveAsync(IResource resource, DistributedApplicationExecutionContext executionContext, object? raw, CancellationToken cancellationToken)
    {
        try
        {
            return (await resource.ResolveValueAsync(executionContext, raw, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, exception);
        }
    }

    private static void Rethrow(Exception? exception)
    {
        if (exception is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        }
    }
}
