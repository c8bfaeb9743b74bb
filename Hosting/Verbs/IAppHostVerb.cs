using System.CommandLine;

namespace WpAspire.Hosting.Verbs;

/// <summary>Something that an AppHost can be told to do on its command line.</summary>
internal interface IAppHostVerb
{
    /// <summary>The verb with its arguments, options, help and action.</summary>
    Command CreateCommand();
}
