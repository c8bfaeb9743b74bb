namespace WpAspire.Hosting;

/// <summary>A parameter has no value.</summary>
public class MissingParameterValueException : DistributedApplicationException
{
    /// <summary>Creates an exception.</summary>
    public MissingParameterValueException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">Which parameter, and where its value can be set.</param>
    public MissingParameterValueException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">Which parameter, and where its value can be set.</param>
    /// <param name="innerException">Why.</param>
    public MissingParameterValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
