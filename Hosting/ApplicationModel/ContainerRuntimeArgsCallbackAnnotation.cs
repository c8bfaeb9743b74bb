namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Adds options to the command that creates a container in a run.</summary>
public sealed class ContainerRuntimeArgsCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Creates the annotation from a callback that adds to a list.</summary>
    /// <param name="callback">Adds the options.</param>
    public ContainerRuntimeArgsCallbackAnnotation(Action<IList<object>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context.Args);
            return Task.CompletedTask;
        };
    }

    /// <summary>Creates the annotation from an asynchronous callback.</summary>
    /// <param name="callback">Adds the options.</param>
    public ContainerRuntimeArgsCallbackAnnotation(Func<ContainerRuntimeArgsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Adds the options.</summary>
    public Func<ContainerRuntimeArgsCallbackContext, Task> Callback { get; }
}
