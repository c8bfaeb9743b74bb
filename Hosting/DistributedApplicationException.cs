namespace WpAspire.Hosting;

/// <summary>
/// An error in the application or its surroundings. The message is one sentence for the user, who sees it without a
/// stack trace.
/// </summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Creates an exception.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, and what is allowed.</param>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, and what is allowed.</param>
    /// <param name="inner">Why.</param>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
