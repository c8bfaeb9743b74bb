namespace WpAspire.Hosting.Site;

/// <summary>Shows an error of the user as one sentence.</summary>
internal static class UserErrors
{
    private const string AspireModel = "Aspire.Hosting.ApplicationModel";

    private static int s_installed;

    /// <summary>
    /// Lets the process end with a sentence and exit code 1 when the AppHost's program throws a
    /// <see cref="DistributedApplicationException"/> and nobody catches it, or Aspire does not allow the name of a resource.
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
            Console.Error.WriteLine($"error: {error}");
            Environment.Exit(1);
        }
    }

    private static string? Find(object exception) => exception switch
    {
        DistributedApplicationException error => error.Message,
        // What follows the sentence is the name of a parameter of Aspire's own code.
        ArgumentException { TargetSite.DeclaringType.Namespace: AspireModel } error => error.Message.Split(" (Parameter ")[0],
        AggregateException { InnerExceptions: [var only] } => Find(only),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Find(inner),
        _ => null,
    };
}
