namespace WpAspire.Hosting;

/// <summary>Says what is done with the model.</summary>
public class DistributedApplicationExecutionContext
{
    private readonly DistributedApplicationExecutionContextOptions? _options;

    /// <summary>Creates a context.</summary>
    /// <param name="operation">What is done with the model.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
        : this(operation, "manifest")
    {
    }

    /// <summary>Creates a context.</summary>
    /// <param name="operation">What is done with the model.</param>
    /// <param name="publisherName">The name of the publisher.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName)
    {
        Operation = operation;
        PublisherName = publisherName;
    }

    /// <summary>Creates a context.</summary>
    /// <param name="options">The options.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
        : this((options ?? throw new ArgumentNullException(nameof(options))).Operation, options.PublisherName ?? "manifest") => _options = options;

    /// <summary>What is done with the model.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>The name of the publisher.</summary>
    public string PublisherName { get; set; }

    /// <summary>Whether the model runs on this machine.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    /// <summary>Whether the model is published or deployed.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>The services of the application.</summary>
    /// <exception cref="InvalidOperationException">The application is not built yet.</exception>
    public IServiceProvider Services => _options?.Services
        ?? throw new InvalidOperationException("The services are there once the application is built.");
}
