namespace WpAspire.Hosting.Eventing;

/// <summary>How the subscribers of an event are called.</summary>
public enum EventDispatchBehavior
{
    /// <summary>One after the other, and the publisher waits. A failure ends it and reaches the publisher.</summary>
    BlockingSequential = 0,

    /// <summary>All at once, and the publisher waits. Failures reach the publisher.</summary>
    BlockingConcurrent = 1,

    /// <summary>One after the other, and the publisher does not wait.</summary>
    NonBlockingSequential = 2,

    /// <summary>All at once, and the publisher does not wait.</summary>
    NonBlockingConcurrent = 3,
}
