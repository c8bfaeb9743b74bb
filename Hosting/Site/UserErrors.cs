namespace WpAspire.Hosting.Site;

/// <summary>Shows an error of the user as one sentence.</summary>
internal static class UserErrors
{
    private static int s_installed;

    /// <summary>
    /// Lets the process end with a sentence and exit code 1 when the AppHost's program throws a
    /// <see cref="DistributedApplicationException"/> and nobody catches it.
    /// </summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref s_installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        }
    }

    private static void OnUnhandledException(object sender, UnhandledExceptionEventArgs e)
    {
        if (Find(e.ExceptionObject) is { } error)
        {
            Console.Error.WriteLine($"error: {error.Message}");
            Environment.Exit(1);
        }
    }

    private static DistributedApplicationException? Find(object exception) => exception switch
    {
        DistributedApplicationException error => error,
        AggregateException { InnerExceptions: [var only] } => Find(only),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Find(inner),
        _ => null,
    };
}
