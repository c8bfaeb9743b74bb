using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.Site;

/// <summary>Refuses what a model cannot have.</summary>
internal static class BadInput
{
    /// <summary>Throws if something is wrong.</summary>
    /// <param name="isWrong">Whether it is.</param>
    /// <param name="message">One sentence: what is wrong, and what is allowed.</param>
    /// <exception cref="DistributedApplicationException">It is wrong.</exception>
    public static void ThrowIf([DoesNotReturnIf(true)] bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new DistributedApplicationException(message);
        }
    }
}
