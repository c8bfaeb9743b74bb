using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Sets environment variables when a resource is started or published.</summary>
[DebuggerDisplay("Name = {_name}")]
public class EnvironmentCallbackAnnotation : IResourceAnnotation
{
    private readonly string? _name;

    /// <summary>Creates the annotation from a callback that gives one value.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="callback">Gives the value.</param>
    public EnvironmentCallbackAnnotation(string name, Func<string> callback)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(callback);
        _name = name;
        Callback = context =>
        {
            context.EnvironmentVariables[name] = callback();
            return Task.CompletedTask;
        };
    }

    /// <summary>Creates the annotation from a callback that changes the variables.</summary>
    /// <param name="callback">Changes the variables.</param>
    public EnvironmentCallbackAnnotation(Action<Dictionary<string, object>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context.EnvironmentVariables);
            return Task.CompletedTask;
        };
    }

    /// <summary>Creates the annotation from a callback.</summary>
    /// <param name="callback">Changes the variables.</param>
    public EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context);
            return Task.CompletedTask;
        };
    }

    /// <summary>Creates the annotation from an asynchronous callback.</summary>
    /// <param name="callback">Changes the variables.</param>
    public EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Changes the variables.</summary>
    public Func<EnvironmentCallbackContext, Task> Callback { get; }
}
