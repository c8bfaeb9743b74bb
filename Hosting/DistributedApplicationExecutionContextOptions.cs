namespace WpAspire.Hosting;

/// <summary>Options of a <see cref="DistributedApplicationExecutionContext"/>.</summary>
public class DistributedApplicationExecutionContextOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="operation">What is done with the model.</param>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation) => Operation = operation;

    /// <summary>Creates options.</summary>
    /// <param name="operation">What is done with the model.</param>
    /// <param name="publisherName">The name of the publisher.</param>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation, string publisherName)
    {
        Operation = operation;
        PublisherName = publisherName;
    }

    /// <summary>What is done with the model.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>The name of the publisher.</summary>
    public string? PublisherName { get; }

    /// <summary>The services of the application, once it is built.</summary>
    public IServiceProvider? Services { get; set; }
}
